from aiohttp import web


async def books(request):
    return web.json_response({"books": []})


app = web.Application()
app.router.add_get("/books", books)

if __name__ == "__main__":
    web.run_app(app, port=8000)
