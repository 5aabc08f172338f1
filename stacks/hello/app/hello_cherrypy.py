"""A greeting with CherryPy, as an application for any WSGI server."""

import cherrypy


class Hello:
    @cherrypy.expose
    def index(self):
        return f"Hello from CherryPy, at {cherrypy.url()}"

    @cherrypy.expose
    def health(self):
        return "ok"


# Whoever serves it logs, and ends with its signals.
cherrypy.config.update({"environment": "embedded", "log.screen": False})
app = cherrypy.Application(Hello(), script_name="")
