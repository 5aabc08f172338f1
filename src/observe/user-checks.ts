import type { Check, HttpRequest } from '../model/check.ts';
import type { CheckRequest } from '../model/description.ts';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

/** The description's own checks as checks of its own app, by id: `check-1`, `check-2`, … */
export function userChecks(requests: readonly CheckRequest[]): Record<string, Check> {
  return Object.fromEntries(requests.map((request, index) => [`check-${index + 1}`, userCheck(request)]));
}

function userCheck(wanted: CheckRequest): Check {
  const { status, contains } = wanted;
  const request = toRequest(wanted);
  const line = `${request.method} ${request.target} → ${status}`;
  return {
    title: contains === undefined ? line : `${line}, contains ${JSON.stringify(contains)}`,
    app: 'own',
    when: 'any',
    observe: async (lab) => {
      const response = await lab.request(request);
      return {
        status: response.status,
        ...(contains === undefined ? {} : { contains: response.text.includes(contains) }),
      };
    },
    expected: () => ({ status, ...(contains === undefined ? {} : { contains: true }) }),
  };
}

function toRequest(wanted: CheckRequest): HttpRequest {
  const method = METHODS.find((name) => wanted[name] !== undefined) ?? 'get';
  const body = wanted.body ?? (['post', 'put', 'patch'].includes(method) ? '' : undefined);
  return {
    method: method.toUpperCase(),
    target: wanted[method] ?? '/',
    headers: Object.entries(wanted.headers ?? {}),
    body,
  };
}
