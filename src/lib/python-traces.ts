/** A route of a decorator or a call: `@app.get("/notes")`, `app.router.add_get('/', …)`. */
export const pythonRoutes =
  /\b(?:route|get|add_get|add_route|add_url_rule|Route)\(\s*r?["'](?<path>\/[^"'<>{}:*\\]*)["']/;

/** A module that makes or imports the application, under a name that servers look for. */
const held = /^(?:(?<object>application|app)\s*=|(?:from|import)\s.*\b(?<imported>application|app)\s*$)/m;

const defaults = /(?:\s*\w+(?:\s*:[^=,)]+)?\s*=[^,)]*,?)*\s*/.source;

/** Traces of a Python application that is an object of a class: `app = Flask(__name__)`. */
export function madeBy(maker: string) {
  return {
    files: ['*.py'],
    texts: [new RegExp(`^(?<object>[A-Za-z]\\w*)\\s*(?::[^=\\n]+)?=\\s*(?:\\w+\\.)*${maker}\\(`, 'm')],
    entry: '{module}:{object}',
    sure: 'likely',
    says: `{file} makes ${article(maker)} object called {object}.`,
  } as const;
}

/** Of one that a function makes, which can be called without arguments: `def create_app():`. */
export function madeByFactory(title: string, imported: RegExp) {
  return {
    files: ['*.py'],
    texts: [imported, new RegExp(`^def (?<object>create_app|make_app|build_app|get_app)\\(${defaults}\\)`, 'm')],
    entry: '{module}:{object}()',
    sure: 'likely',
    says: `{file} imports ${title} and has a factory called {object}.`,
  } as const;
}

/** Of one that a module for servers brings in, while some other module imports the framework. */
export function broughtBy(file: 'wsgi.py' | 'asgi.py', title: string, imported: RegExp) {
  return {
    files: [file],
    texts: [held],
    elsewhere: imported,
    entry: '{module}:{object}{imported}',
    sure: 'likely',
    says: `{file} holds the application for servers, and ${title} is imported.`,
  } as const;
}

/** Of one that is known by nothing but the name of its module. */
export function heldFor(title: 'WSGI' | 'ASGI') {
  return {
    files: [`${title.toLowerCase()}.py`],
    texts: [held],
    entry: '{module}:{object}{imported}',
    sure: 'perhaps',
    says: `{file} holds an application for ${title} servers.`,
  } as const;
}

function article(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}
