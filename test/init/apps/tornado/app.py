import asyncio

import tornado.web


class Books(tornado.web.RequestHandler):
    def get(self):
        self.write({"books": []})


def make_app():
    return tornado.web.Application([(r"/books", Books)])


async def main():
    make_app().listen(8000)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
