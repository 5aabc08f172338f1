"""A greeting with aiohttp, and an echo over WebSocket."""

from aiohttp import WSMsgType, web

routes = web.RouteTableDef()


@routes.get("/")
async def hello(request):
    return web.Response(text=f"Hello from aiohttp, at {request.url}\n")


@routes.get("/health")
async def health(request):
    return web.Response(text="ok")


@routes.get("/echo")
async def echo(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            await socket.send_str(message.data)
    return socket


def make_app():
    app = web.Application()
    app.add_routes(routes)
    return app
