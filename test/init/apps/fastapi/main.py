from fastapi import FastAPI

app: FastAPI = FastAPI(title="Books")


@app.get("/books")
def books():
    return {"books": []}
