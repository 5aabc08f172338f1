// Generated from the folders beside it by `npm run generate`: do not edit.
import type { Catalog } from '../model/catalog.ts';
import { debianTrixie as basesDebianTrixie } from './bases/debian-trixie.ts';
import { apache as webServersApache } from './web-servers/apache.ts';
import { caddy as webServersCaddy } from './web-servers/caddy.ts';
import { haproxy as webServersHaproxy } from './web-servers/haproxy.ts';
import { lighttpd as webServersLighttpd } from './web-servers/lighttpd.ts';
import { nginx as webServersNginx } from './web-servers/nginx.ts';
import { none as webServersNone } from './web-servers/none.ts';
import { openresty as webServersOpenresty } from './web-servers/openresty.ts';
import { tengine as webServersTengine } from './web-servers/tengine.ts';
import { aiohttp as appServersAiohttp } from './app-servers/aiohttp.ts';
import { cgi as appServersCgi } from './app-servers/cgi.ts';
import { cheroot as appServersCheroot } from './app-servers/cheroot.ts';
import { daphne as appServersDaphne } from './app-servers/daphne.ts';
import { fcgiwrap as appServersFcgiwrap } from './app-servers/fcgiwrap.ts';
import { gevent as appServersGevent } from './app-servers/gevent.ts';
import { gunicorn as appServersGunicorn } from './app-servers/gunicorn.ts';
import { hypercorn as appServersHypercorn } from './app-servers/hypercorn.ts';
import { modWsgi as appServersModWsgi } from './app-servers/mod_wsgi.ts';
import { phpFpm as appServersPhpFpm } from './app-servers/php-fpm.ts';
import { puma as appServersPuma } from './app-servers/puma.ts';
import { starman as appServersStarman } from './app-servers/starman.ts';
import { tornado as appServersTornado } from './app-servers/tornado.ts';
import { unicorn as appServersUnicorn } from './app-servers/unicorn.ts';
import { uvicorn as appServersUvicorn } from './app-servers/uvicorn.ts';
import { uwsgi as appServersUwsgi } from './app-servers/uwsgi.ts';
import { waitress as appServersWaitress } from './app-servers/waitress.ts';
import { init as supervisorsInit } from './supervisors/init.ts';
import { none as supervisorsNone } from './supervisors/none.ts';
import { runit as supervisorsRunit } from './supervisors/runit.ts';
import { s6 as supervisorsS6 } from './supervisors/s6.ts';
import { supervisord as supervisorsSupervisord } from './supervisors/supervisord.ts';
import { cgi as protocolsCgi } from './protocols/cgi.ts';
import { embedded as protocolsEmbedded } from './protocols/embedded.ts';
import { fastcgi as protocolsFastcgi } from './protocols/fastcgi.ts';
import { http as protocolsHttp } from './protocols/http.ts';
import { scgi as protocolsScgi } from './protocols/scgi.ts';
import { uwsgi as protocolsUwsgi } from './protocols/uwsgi.ts';
import { aiohttp as interfacesAiohttp } from './interfaces/aiohttp.ts';
import { asgi as interfacesAsgi } from './interfaces/asgi.ts';
import { cgi as interfacesCgi } from './interfaces/cgi.ts';
import { php as interfacesPhp } from './interfaces/php.ts';
import { psgi as interfacesPsgi } from './interfaces/psgi.ts';
import { rack as interfacesRack } from './interfaces/rack.ts';
import { tornado as interfacesTornado } from './interfaces/tornado.ts';
import { wsgi as interfacesWsgi } from './interfaces/wsgi.ts';
import { aiohttp as frameworksAiohttp } from './frameworks/aiohttp.ts';
import { asgi as frameworksAsgi } from './frameworks/asgi.ts';
import { bottle as frameworksBottle } from './frameworks/bottle.ts';
import { cgi as frameworksCgi } from './frameworks/cgi.ts';
import { channels as frameworksChannels } from './frameworks/channels.ts';
import { cherrypy as frameworksCherrypy } from './frameworks/cherrypy.ts';
import { django as frameworksDjango } from './frameworks/django.ts';
import { falcon as frameworksFalcon } from './frameworks/falcon.ts';
import { fastapi as frameworksFastapi } from './frameworks/fastapi.ts';
import { flask as frameworksFlask } from './frameworks/flask.ts';
import { php as frameworksPhp } from './frameworks/php.ts';
import { psgi as frameworksPsgi } from './frameworks/psgi.ts';
import { pyramid as frameworksPyramid } from './frameworks/pyramid.ts';
import { rack as frameworksRack } from './frameworks/rack.ts';
import { starlette as frameworksStarlette } from './frameworks/starlette.ts';
import { tornado as frameworksTornado } from './frameworks/tornado.ts';
import { wsgi as frameworksWsgi } from './frameworks/wsgi.ts';
import { greenify as unservedGreenify } from './unserved/greenify.ts';
import { gws as unservedGws } from './unserved/gws.ts';
import { iis as unservedIis } from './unserved/iis.ts';
import { modPython as unservedModPython } from './unserved/mod_python.ts';
import { accessLog as checksAccessLog } from './checks/access-log.ts';
import { appNotReachable as checksAppNotReachable } from './checks/app-not-reachable.ts';
import { body1mib as checksBody1mib } from './checks/body-1mib.ts';
import { chunkedBody as checksChunkedBody } from './checks/chunked-body.ts';
import { clientAddress as checksClientAddress } from './checks/client-address.ts';
import { encodedSlash as checksEncodedSlash } from './checks/encoded-slash.ts';
import { foreignHost as checksForeignHost } from './checks/foreign-host.ts';
import { frontDoor as checksFrontDoor } from './checks/front-door.ts';
import { gracefulStop as checksGracefulStop } from './checks/graceful-stop.ts';
import { head as checksHead } from './checks/head.ts';
import { largeHeader as checksLargeHeader } from './checks/large-header.ts';
import { logsClean as checksLogsClean } from './checks/logs-clean.ts';
import { noWayOut as checksNoWayOut } from './checks/no-way-out.ts';
import { nonRoot as checksNonRoot } from './checks/non-root.ts';
import { pathTraversal as checksPathTraversal } from './checks/path-traversal.ts';
import { plainRedirect as checksPlainRedirect } from './checks/plain-redirect.ts';
import { posture as checksPosture } from './checks/posture.ts';
import { query as checksQuery } from './checks/query.ts';
import { requestId as checksRequestId } from './checks/request-id.ts';
import { schemeAndHost as checksSchemeAndHost } from './checks/scheme-and-host.ts';
import { spoofedHeaders as checksSpoofedHeaders } from './checks/spoofed-headers.ts';
import { staticFile as checksStaticFile } from './checks/static-file.ts';
import { tooLargeBody as checksTooLargeBody } from './checks/too-large-body.ts';
import { trustedProxy as checksTrustedProxy } from './checks/trusted-proxy.ts';
import { unknownPath as checksUnknownPath } from './checks/unknown-path.ts';
import { unreadBody as checksUnreadBody } from './checks/unread-body.ts';
import { utf8Path as checksUtf8Path } from './checks/utf8-path.ts';
import { workers as checksWorkers } from './checks/workers.ts';
import { apache as formatsApache } from './formats/apache.ts';
import { caddyfile as formatsCaddyfile } from './formats/caddyfile.ts';
import { compose as formatsCompose } from './formats/compose.ts';
import { dockerfile as formatsDockerfile } from './formats/dockerfile.ts';
import { dockerignore as formatsDockerignore } from './formats/dockerignore.ts';
import { haproxy as formatsHaproxy } from './formats/haproxy.ts';
import { lighttpd as formatsLighttpd } from './formats/lighttpd.ts';
import { lua as formatsLua } from './formats/lua.ts';
import { markdown as formatsMarkdown } from './formats/markdown.ts';
import { nginx as formatsNginx } from './formats/nginx.ts';
import { perl as formatsPerl } from './formats/perl.ts';
import { php as formatsPhp } from './formats/php.ts';
import { phpIni as formatsPhpIni } from './formats/php-ini.ts';
import { python as formatsPython } from './formats/python.ts';
import { ruby as formatsRuby } from './formats/ruby.ts';
import { shell as formatsShell } from './formats/shell.ts';
import { supervisorIni as formatsSupervisorIni } from './formats/supervisor-ini.ts';
import { uwsgiIni as formatsUwsgiIni } from './formats/uwsgi-ini.ts';
import { json as reportsJson } from './reports/json.ts';
import { junit as reportsJunit } from './reports/junit.ts';
import { plain as reportsPlain } from './reports/plain.ts';

/** Everything that grows, by shelf and id. */
export const catalog = {
  bases: {
    'debian-trixie': basesDebianTrixie,
  },
  webServers: {
    apache: webServersApache,
    caddy: webServersCaddy,
    haproxy: webServersHaproxy,
    lighttpd: webServersLighttpd,
    nginx: webServersNginx,
    none: webServersNone,
    openresty: webServersOpenresty,
    tengine: webServersTengine,
  },
  appServers: {
    aiohttp: appServersAiohttp,
    cgi: appServersCgi,
    cheroot: appServersCheroot,
    daphne: appServersDaphne,
    fcgiwrap: appServersFcgiwrap,
    gevent: appServersGevent,
    gunicorn: appServersGunicorn,
    hypercorn: appServersHypercorn,
    mod_wsgi: appServersModWsgi,
    'php-fpm': appServersPhpFpm,
    puma: appServersPuma,
    starman: appServersStarman,
    tornado: appServersTornado,
    unicorn: appServersUnicorn,
    uvicorn: appServersUvicorn,
    uwsgi: appServersUwsgi,
    waitress: appServersWaitress,
  },
  supervisors: {
    init: supervisorsInit,
    none: supervisorsNone,
    runit: supervisorsRunit,
    s6: supervisorsS6,
    supervisord: supervisorsSupervisord,
  },
  protocols: {
    cgi: protocolsCgi,
    embedded: protocolsEmbedded,
    fastcgi: protocolsFastcgi,
    http: protocolsHttp,
    scgi: protocolsScgi,
    uwsgi: protocolsUwsgi,
  },
  interfaces: {
    aiohttp: interfacesAiohttp,
    asgi: interfacesAsgi,
    cgi: interfacesCgi,
    php: interfacesPhp,
    psgi: interfacesPsgi,
    rack: interfacesRack,
    tornado: interfacesTornado,
    wsgi: interfacesWsgi,
  },
  frameworks: {
    aiohttp: frameworksAiohttp,
    asgi: frameworksAsgi,
    bottle: frameworksBottle,
    cgi: frameworksCgi,
    channels: frameworksChannels,
    cherrypy: frameworksCherrypy,
    django: frameworksDjango,
    falcon: frameworksFalcon,
    fastapi: frameworksFastapi,
    flask: frameworksFlask,
    php: frameworksPhp,
    psgi: frameworksPsgi,
    pyramid: frameworksPyramid,
    rack: frameworksRack,
    starlette: frameworksStarlette,
    tornado: frameworksTornado,
    wsgi: frameworksWsgi,
  },
  unserved: {
    greenify: unservedGreenify,
    gws: unservedGws,
    iis: unservedIis,
    mod_python: unservedModPython,
  },
  checks: {
    'access-log': checksAccessLog,
    'app-not-reachable': checksAppNotReachable,
    'body-1mib': checksBody1mib,
    'chunked-body': checksChunkedBody,
    'client-address': checksClientAddress,
    'encoded-slash': checksEncodedSlash,
    'foreign-host': checksForeignHost,
    'front-door': checksFrontDoor,
    'graceful-stop': checksGracefulStop,
    head: checksHead,
    'large-header': checksLargeHeader,
    'logs-clean': checksLogsClean,
    'no-way-out': checksNoWayOut,
    'non-root': checksNonRoot,
    'path-traversal': checksPathTraversal,
    'plain-redirect': checksPlainRedirect,
    posture: checksPosture,
    query: checksQuery,
    'request-id': checksRequestId,
    'scheme-and-host': checksSchemeAndHost,
    'spoofed-headers': checksSpoofedHeaders,
    'static-file': checksStaticFile,
    'too-large-body': checksTooLargeBody,
    'trusted-proxy': checksTrustedProxy,
    'unknown-path': checksUnknownPath,
    'unread-body': checksUnreadBody,
    'utf8-path': checksUtf8Path,
    workers: checksWorkers,
  },
  drills: {},
  formats: {
    apache: formatsApache,
    caddyfile: formatsCaddyfile,
    compose: formatsCompose,
    dockerfile: formatsDockerfile,
    dockerignore: formatsDockerignore,
    haproxy: formatsHaproxy,
    lighttpd: formatsLighttpd,
    lua: formatsLua,
    markdown: formatsMarkdown,
    nginx: formatsNginx,
    perl: formatsPerl,
    php: formatsPhp,
    'php-ini': formatsPhpIni,
    python: formatsPython,
    ruby: formatsRuby,
    shell: formatsShell,
    'supervisor-ini': formatsSupervisorIni,
    'uwsgi-ini': formatsUwsgiIni,
  },
  reports: {
    json: reportsJson,
    junit: reportsJunit,
    plain: reportsPlain,
  },
} satisfies Catalog;
