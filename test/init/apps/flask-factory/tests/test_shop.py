from flask import Flask

app = Flask("not the application")
