import os

from channels.generic.websocket import WebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "room.settings")


class Echo(WebsocketConsumer):
    def receive(self, text_data=None, bytes_data=None):
        self.send(text_data)


application = ProtocolTypeRouter(
    {"http": get_asgi_application(), "websocket": URLRouter([path("echo", Echo.as_asgi())])}
)
