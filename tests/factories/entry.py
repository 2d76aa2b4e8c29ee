import factory

from coordination.actions.entries import post_entry
from coordination.actions.files import IncomingFile
from coordination.lifecycle import Audience
from coordination.models import Entry
from tests.factories.membership import member_of
from tests.factories.part import PartFactory

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class EntryFactory(factory.django.DjangoModelFactory):
    """A post by the part's own agency for all its readers; `internal=True` for its colleagues, `with_file=True`."""

    class Meta:
        model = Entry

    class Params:
        internal = factory.Trait(audience=Audience.AGENCY)
        with_file = factory.Trait(
            files=factory.LazyFunction(lambda: [IncomingFile("budget.pdf", PDF, "application/pdf")])
        )

    part = factory.SubFactory(PartFactory)
    body = factory.Sequence(lambda n: f"Vi ser på ansøgningen nu ({n}).")
    audience = Audience.PART
    files: list[IncomingFile] = []
    by = factory.LazyAttribute(lambda entry: member_of(entry.part.agency))

    @classmethod
    def _create(cls, model_class: type[Entry], *args: object, **given) -> Entry:
        return post_entry(**given)
