import type { Engine } from './engine.ts';
import type { Json } from './json.ts';
import type { Plan } from './plan.ts';
import type { Stack } from './stack.ts';

export interface HttpRequest {
  readonly method: string;
  /** Sent as it is: never normalised. */
  readonly target: string;
  /** In order, repeated names allowed. Host and Connection are added where absent. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Uint8Array | string;
  /** Sends the body in chunks of this many bytes, without Content-Length. */
  readonly chunkBytes?: number;
  /** Default 15 s. */
  readonly timeoutMs?: number;
  /** Over TLS where the stack has it (default), or on the plain port. */
  readonly plain?: boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names, in order. */
  readonly headers: readonly (readonly [string, string])[];
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array;
  readonly text: string;
  /** Bytes that came after the end of the response (a leaked body); after one without a body, until close or for 200 ms. */
  readonly surplus: number;
  readonly seconds: number;
}

/** What is known of a running stack before anything is observed: expectations come from it alone. */
export interface LabFacts {
  readonly stack: Stack;
  readonly plan: Plan;
  /** The client address that the app must see. */
  readonly clientAddress: string;
  /** The published port of the front door, TLS where the stack has it, and the scheme clients use. */
  readonly port: number;
  readonly scheme: 'http' | 'https';
  /** `name:port` as clients write it, without the scheme's own port: the Host header where a request names none. */
  readonly host: string;
}

/** What a check works with. */
export interface Lab extends LabFacts {
  readonly engine: Engine;
  /** Absolute folder of the description. */
  readonly root: string;
  /** Factor on every wait of a check: 1, less in tests. */
  readonly pace: number;
  /** One raw request through the front door; rejects on a broken connection or time-out. */
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** What was seen: plain values, so that a saved run can be judged again without Docker. */
export type Seen = Readonly<Record<string, Json>>;

/** What should be seen: a value to equal, or a looser demand. */
export type Demand = Json | Matcher;
export type Matcher =
  | { readonly $oneOf: readonly Json[] }
  | { readonly $contains: string }
  | { readonly $atMost: number }
  | { readonly $atLeast: number };

export interface Check {
  readonly title: string;
  /** `own`: the user's app. `probe`: our probe app behind configs that differ in nothing but the entry. */
  readonly app: 'own' | 'probe';
  /** `last`: it runs after the others, alone, because it stops the stack or looks back at the whole run. */
  readonly when: 'any' | 'last';
  /** Why it cannot apply to this stack; null: it applies. */
  readonly inapplicable?: (stack: Stack, clientAddress: string) => string | null;
  readonly observe: (lab: Lab) => Promise<Seen>;
  readonly expected: (facts: LabFacts) => Readonly<Record<string, Demand>>;
}

/** What one check saw, apart from any verdict. */
export interface Observation {
  readonly check: string;
  readonly title: string;
  readonly app: 'own' | 'probe';
  readonly outcome:
    | {
        readonly kind: 'seen';
        readonly seen: Seen;
        readonly expected: Readonly<Record<string, Demand>>;
        readonly limit: string | null;
      }
    | { readonly kind: 'inapplicable'; readonly reason: string }
    | { readonly kind: 'skipped'; readonly reason: string }
    | { readonly kind: 'broken'; readonly error: string };
  readonly seconds: number;
}
