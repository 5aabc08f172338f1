"""A greeting with Tornado, and an echo over WebSocket."""

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler


class Hello(RequestHandler):
    def get(self):
        self.set_header("Content-Type", "text/plain")
        self.write(f"Hello from Tornado, at {self.request.full_url()}\n")


class Health(RequestHandler):
    def get(self):
        self.write("ok")


class Echo(WebSocketHandler):
    async def on_message(self, message):
        await self.write_message(message)


def make_app():
    return Application([("/", Hello), ("/health", Health), ("/echo", Echo)])
