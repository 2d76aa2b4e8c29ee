"""Every component in every state, on one page. It exists in the demonstration only; the accessibility test reads it."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hub import styleguide_samples as samples
from hub.forms import DayInput, GroupedCheckboxes


class EveryField(forms.Form):
    """One field of each kind. The words are sample content, in Danish like the demonstration's."""

    tenancy = forms.CharField(label="Lejemålsnummer", help_text="Står på huslejeopkrævningen, fx 016-01-0001-1.")
    amount = forms.DecimalField(label="Restance i kroner", help_text="Med komma, fx 7.840,50.", localize=True)
    received = forms.DateField(label="Påkrav modtaget", widget=DayInput)
    office = forms.ChoiceField(label="Kontor", choices=[("", "Vælg"), ("1", "Ydelseskontoret"), ("2", "Borgerservice")])
    asked = forms.CharField(label="Hvad beder I om?", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    ground = forms.ChoiceField(
        label="Grundlag", widget=forms.RadioSelect, choices=[("law", "Lovhjemmel"), ("consent", "Lejers samtykke")]
    )
    told = forms.MultipleChoiceField(
        label="Hvem har I talt med?",
        help_text="Vælg alle, der passer.",
        widget=forms.CheckboxSelectMultiple,
        choices=[("tenant", "Lejer"), ("relative", "Pårørende med fuldmagt")],
        required=False,
    )
    causes = forms.MultipleChoiceField(
        label="Hvad er årsagen?",
        widget=GroupedCheckboxes,
        choices=[
            ("Økonomi", [("income", "Tab af indtægt"), ("debt", "Gæld")]),
            ("Bolig", [("rent", "Huslejen er for høj")]),
        ],
        required=False,
    )
    sure = forms.BooleanField(label="Jeg har ikke skrevet CPR-nummer eller helbredsoplysninger")
    file = forms.FileField(label="Bilag", help_text="PDF, billede eller Word, højst 10 MB.", required=False)


class Message(forms.Form):
    """The composer's form, as a thread's view would make it."""

    kind = forms.ChoiceField(
        label="Hvad er det?", choices=[("message", "Besked"), ("answer", "Svar"), ("decision", "Afgørelse")]
    )
    body = forms.CharField(
        label="Besked",
        help_text="Skriv kun, hvad modtagerne behøver. Aldrig CPR-numre.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    audience = forms.ChoiceField(choices=[("part", ""), ("agency", "")], initial="part")
    file = forms.FileField(label="Vedhæft fil", required=False, help_text="PDF, billede eller Word, højst 10 MB.")


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    today = timezone.localdate()
    wrong = EveryField({"tenancy": "", "amount": "syv tusind", "asked": "Hjælp til husleje"}, auto_id="wrong_%s")
    context = {
        "today": today,
        "deadlines": [today + timedelta(days=n) for n in (-2, -1, 0, 1, 3, 13, 40)],
        "form": EveryField(auto_id="right_%s"),
        "wrong_form": wrong,
        "message_form": Message(auto_id="message_%s"),
        "own_form": Message(initial={"audience": "agency"}, auto_id="own_%s"),
        "now": timezone.now(),
        **samples.all_samples(today),
    }
    return render(request, "styleguide.html", context)
