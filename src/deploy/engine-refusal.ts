import { ProblemError } from '../model/problem.ts';

/** The engine answered a call with an error status: a problem for a person, and a status to tell apart for us. */
export class EngineRefusal extends ProblemError {
  readonly statusCode: number;
  /** The engine's own words. */
  readonly reason: string;

  /** `call`: `POST /containers/create`. */
  constructor(call: string, statusCode: number, reason: string) {
    super([{ kind: 'machine', summary: `The Docker engine refuses ${call}: ${reason}`, notes: [] }]);
    this.name = 'EngineRefusal';
    this.statusCode = statusCode;
    this.reason = reason;
  }
}
