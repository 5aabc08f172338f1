import flask


def make(stage):
    server = flask.Flask("inventory")

    @server.route("/items/<int:number>")
    def item(number):
        return {"number": number, "stage": stage}

    @server.route("/items")
    def items():
        return {"items": []}

    return server
