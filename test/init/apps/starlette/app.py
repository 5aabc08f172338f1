from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


async def books(request):
    return JSONResponse({"books": []})


app = Starlette(routes=[Route("/books", books)])
