"""Receives VOD's callbacks with Django, on waitress."""

import os

import inbox
import waitress
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

settings.configure(
    DATA_UPLOAD_MAX_MEMORY_SIZE=inbox.MAX_BYTES,
    LOGGING_CONFIG=None,  # log_without_secret configures logging
    ROOT_URLCONF=__name__,
)


@csrf_exempt
@require_POST
def callback(request: HttpRequest, secret: str) -> HttpResponse:
    """Store a callback and answer."""
    if not inbox.is_secret(secret):
        return HttpResponseNotFound()
    try:
        body = request.body
    except RequestDataTooBig:
        return HttpResponse(status=413)
    return HttpResponse(status=inbox.receive(body))


urlpatterns = [path("vod/<str:secret>", callback)]
application = get_wsgi_application()

if __name__ == "__main__":
    inbox.log_without_secret()
    waitress.serve(
        application,
        listen=f"127.0.0.1:{os.environ.get('VOD_PORT', '8000')}",
        # waitress reads a body before the application gets the request. Its limit also counts
        # the framing of chunks, so it is higher than the limit of the application.
        max_request_body_size=2 * inbox.MAX_BYTES,
    )
