"""A greeting with FastAPI, and an echo over WebSocket."""

from fastapi import FastAPI, Request, WebSocket

app = FastAPI(title="Hello")


@app.get("/")
async def hello(request: Request, name: str = "FastAPI"):
    return {"hello": f"from {name}", "url": str(request.url)}


@app.get("/health")
async def health():
    return "ok"


@app.websocket("/echo")
async def echo(socket: WebSocket):
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)
