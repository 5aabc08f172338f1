"""What is served over WebSocket."""

from channels.generic.websocket import AsyncWebsocketConsumer

ROOM = "room"
LONGEST = 1000


class Chatter(AsyncWebsocketConsumer):
    async def connect(self):
        await self.channel_layer.group_add(ROOM, self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard(ROOM, self.channel_name)

    async def receive(self, text_data=None, bytes_data=None):
        if text_data:
            await self.channel_layer.group_send(ROOM, {"type": "said", "text": text_data[:LONGEST]})

    async def said(self, event):
        await self.send(event["text"])
