from inventory.web import make

application = make("production")
