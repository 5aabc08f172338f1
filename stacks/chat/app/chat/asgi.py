"""The ASGI application: pages over HTTP, the room over WebSocket."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chat.settings")
pages = get_asgi_application()  # before what needs Django to be set up

from chat.consumers import Chatter

application = ProtocolTypeRouter({"http": pages, "websocket": URLRouter([path("room", Chatter.as_asgi())])})
