/** Something the machine lacks or refused: `message` says what to do, `exitCode` is what the process ends with. */
export class SetUpProblem extends Error {
  /** @param {string} message @param {number} exitCode 3 for the machine, 70 for our own bug */
  constructor(message, exitCode = 3) {
    super(message);
    this.name = 'SetUpProblem';
    this.exitCode = exitCode;
  }
}
