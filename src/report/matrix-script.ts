/** What a click does: it shows what was seen in a cell; and the choice of one supervisor. Runs in a browser. */
export const matrixScript = `
const { states, cells, texts } = JSON.parse(document.getElementById('data').textContent);
const dialog = document.querySelector('dialog');
const detail = document.getElementById('detail');

const element = (name, text, className) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};
const shown = () => document.querySelector('input[name=supervisor]:checked').value;
const runsOf = (cell) => cell.runs.filter(({ supervisor }) => ['all', supervisor].includes(shown()));
const refusalsOf = (cell) => Object.entries(cell.refused).filter(([supervisor]) => ['all', supervisor].includes(shown()));
const stateOf = (cell) =>
  ['failed', 'limited', 'green'].find((state) => runsOf(cell).some(({ verdict }) => verdict === state)) ??
  (refusalsOf(cell).length > 0 ? 'refused' : 'open');

const command = ({ web, protocol, transport, server, worker, supervisor }) =>
  'stackwright test --matrix web=' + web + ' protocol=' + protocol + ' transport=' + transport +
  ' server=' + server + ' worker=' + worker + ' supervisor=' + supervisor;

const runParts = (run) => {
  const title = element('h3', run.topology);
  title.prepend(element('span', states[run.verdict].sign, run.verdict));
  const up = run.upSeconds === null ? '' : ', up in ' + run.upSeconds.toFixed(1) + ' s';
  const since = run.since ? ', run on ' + run.since : '';
  return [
    title,
    element('p', run.passed + ' checks passed' + up + since + '.'),
    ...run.limits.map((limit) => element('p', 'Declared limit: ' + limit)),
    ...run.failed.map((failed) => element('pre', failed, 'failed')),
    element('pre', command(run)),
  ];
};

const open = (cell) => {
  const title = element('h2', cell.line + ' → ' + cell.column);
  title.id = 'topology';
  const runs = runsOf(cell).flatMap(runParts);
  const refused = refusalsOf(cell);
  // The same words for every supervisor are said once.
  const same = new Set(refused.map(([, places]) => places.join())).size === 1 && runs.length === 0;
  const reasons = (same ? refused.slice(0, 1) : refused).flatMap(([supervisor, places]) => [
    element('h3', same ? 'Refused' : 'Refused with supervisor ' + supervisor),
    ...places.map((place) => element('p', texts[place])),
  ]);
  const none = runs.length + reasons.length === 0 ? [element('p', 'Not run.')] : [];
  detail.replaceChildren(title, ...runs, ...reasons, ...none);
  dialog.showModal();
};

document.querySelector('table').addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button) open(cells[button.dataset.cell]);
});
dialog.addEventListener('click', ({ target }) => {
  if (target === dialog) dialog.close();
});
document.querySelector('fieldset').addEventListener('change', () => {
  for (const button of document.querySelectorAll('td button')) {
    const cell = cells[button.dataset.cell];
    const state = stateOf(cell);
    button.className = state;
    button.textContent = states[state].sign;
    button.setAttribute('aria-label', cell.line + ' → ' + cell.column + ': ' + states[state].says);
  }
});
`;
