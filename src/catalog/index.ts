// Generated from the folders beside it by `npm run generate`: do not edit.
import type { Catalog } from '../model/catalog.ts';
import { debianTrixie as basesDebianTrixie } from './bases/debian-trixie.ts';
import { apache as webServersApache } from './web-servers/apache.ts';
import { nginx as webServersNginx } from './web-servers/nginx.ts';
import { none as webServersNone } from './web-servers/none.ts';
import { gunicorn as appServersGunicorn } from './app-servers/gunicorn.ts';
import { uvicorn as appServersUvicorn } from './app-servers/uvicorn.ts';
import { uwsgi as appServersUwsgi } from './app-servers/uwsgi.ts';
import { none as supervisorsNone } from './supervisors/none.ts';
import { supervisord as supervisorsSupervisord } from './supervisors/supervisord.ts';
import { fastcgi as protocolsFastcgi } from './protocols/fastcgi.ts';
import { http as protocolsHttp } from './protocols/http.ts';
import { scgi as protocolsScgi } from './protocols/scgi.ts';
import { uwsgi as protocolsUwsgi } from './protocols/uwsgi.ts';
import { asgi as frameworksAsgi } from './frameworks/asgi.ts';
import { django as frameworksDjango } from './frameworks/django.ts';
import { flask as frameworksFlask } from './frameworks/flask.ts';
import { wsgi as frameworksWsgi } from './frameworks/wsgi.ts';
import { apache as formatsApache } from './formats/apache.ts';
import { compose as formatsCompose } from './formats/compose.ts';
import { dockerfile as formatsDockerfile } from './formats/dockerfile.ts';
import { dockerignore as formatsDockerignore } from './formats/dockerignore.ts';
import { markdown as formatsMarkdown } from './formats/markdown.ts';
import { nginx as formatsNginx } from './formats/nginx.ts';
import { python as formatsPython } from './formats/python.ts';
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
    nginx: webServersNginx,
    none: webServersNone,
  },
  appServers: {
    gunicorn: appServersGunicorn,
    uvicorn: appServersUvicorn,
    uwsgi: appServersUwsgi,
  },
  supervisors: {
    none: supervisorsNone,
    supervisord: supervisorsSupervisord,
  },
  protocols: {
    fastcgi: protocolsFastcgi,
    http: protocolsHttp,
    scgi: protocolsScgi,
    uwsgi: protocolsUwsgi,
  },
  frameworks: {
    asgi: frameworksAsgi,
    django: frameworksDjango,
    flask: frameworksFlask,
    wsgi: frameworksWsgi,
  },
  checks: {},
  drills: {},
  formats: {
    apache: formatsApache,
    compose: formatsCompose,
    dockerfile: formatsDockerfile,
    dockerignore: formatsDockerignore,
    markdown: formatsMarkdown,
    nginx: formatsNginx,
    python: formatsPython,
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
