from bottle import Bottle, run

app = Bottle()


@app.route("/books")
def books():
    return {"books": []}


if __name__ == "__main__":
    run(app, port=8000, debug=True)
