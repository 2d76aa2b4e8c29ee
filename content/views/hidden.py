"""What is answered where there is nothing for the reader to see: the same, whether it exists or not."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse


def hidden(request: HttpRequest) -> HttpResponse:
    """Somebody who has not signed in is asked to, everywhere and equally; anybody else meets a 404."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())
