import cherrypy


class Books:
    @cherrypy.expose
    @cherrypy.tools.json_out()
    def index(self):
        return {"books": []}


app = cherrypy.Application(Books())

if __name__ == "__main__":
    cherrypy.quickstart(app)
