import falcon


class Books:
    def on_get(self, request, response):
        response.media = {"books": []}


app = falcon.App()
app.add_route("/books", Books())
