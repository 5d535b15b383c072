// Does with the published JavaScript client what the demo offers, and prints one line of JSON for each call: what the client
// made of the answer. Address, key (or client id and secret) and a word for new ids are in the environment.
'use strict';

const Clarifai = require('clarifai');

const url = process.env.DEMO_URL;
const word = process.env.DEMO_WORD;
const options = {apiEndpoint: url, userId: process.env.DEMO_USER, appId: process.env.DEMO_APP};
const app = process.env.DEMO_CLIENT
  ? new Clarifai.App(process.env.DEMO_CLIENT, process.env.DEMO_SECRET, options)
  : new Clarifai.App({apiKey: process.env.DEMO_KEY, ...options});
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const sample = `${url}/samples/harbour.png`;

/** Longer than any answer takes: a promise that is pending then will never be settled. */
const PATIENCE = 60_000;

const each = (all, show) => Array.from(all, show).join(' ');
const id = (thing) => thing.id;
const concepts = (data) => ((data || {}).concepts || []).map(id).join(',');
const input = (shown) => `${shown.id}(${concepts((shown.rawData || shown).data)})`;
const model = (shown) => `${shown.id}(${concepts(shown.outputInfo.data)})`;

const calls = [
  ['list inputs', () => app.inputs.list(), (list) => each(list, input)],
  ['get input', () => app.inputs.get('harbour'), input],
  ['list concepts', () => app.concepts.list(), (list) => each(list, id)],
  ['get concept', () => app.concepts.get('sea'), id],
  ['list models', () => app.models.list(), (list) => each(list, model)],
  ['list models, page 2', () => app.models.list({page: 2, perPage: 20}), (list) => each(list, model)],
  ['get model', () => app.models.get('labels'), model],
  ['model output info', () => app.models.getOutputInfo('labels'), model],
  ['model inputs', () => app.models.initModel('labels').then((labels) => labels.getInputs()), (found) => each(found.inputs, input)],
  ['model versions', () => app.models.getVersions('labels'), (found) => each(found.model_versions, id)],
  ['predict colours', () => app.models.predict('color', sample), (found) => each(found.outputs[0].data.colors, (color) => color.raw_hex)],
  ['predict concepts', () => app.models.predict('labels', sample), (found) => concepts(found.outputs[0].data).replaceAll(',', ' ')],
  ['predict bytes', () => app.models.predict('color', {base64: dot}), (found) => each(found.outputs[0].data.colors, (color) => color.raw_hex)],
  ['search', () => app.inputs.search({concept: {id: 'sea', type: 'input'}}), (found) => each(found.hits, (hit) => input(hit.input))],
  ['search predictions', () => app.inputs.search({concept: {name: 'sea'}}), (found) => each(found.hits, (hit) => input(hit.input))],
  [
    'feedback on a prediction',
    () =>
      app.models.feedback('labels', sample, {
        id: 'harbour',
        data: {concepts: [{id: 'sea', value: true}, {id: 'forest', value: false}]},
        info: {endUserId: 'somebody', sessionId: 'one', outputId: 'an-output'},
      }),
    (taken) => taken.status.description,
  ],
  [
    'feedback on a search',
    () => app.inputs.searchFeedback('harbour', 'a-search', 'somebody', 'one'),
    (taken) => taken.status.description,
  ],
  [
    'add input',
    () => app.inputs.create({id: `added-${word}`, url: sample, concepts: [{id: `seen-${word}`}]}),
    (list) => each(list, input),
  ],
  [
    'patch input',
    () => app.inputs.mergeConcepts({id: `added-${word}`, concepts: [{id: `also-${word}`}]}),
    (list) => each(list, input),
  ],
  [
    'overwrite concepts',
    () => app.inputs.overwriteConcepts({id: `added-${word}`, concepts: [{id: `only-${word}`}]}),
    (list) => each(list, input),
  ],
  [
    'remove concepts',
    () => app.inputs.deleteConcepts({id: `added-${word}`, concepts: [{id: `only-${word}`}]}),
    (list) => each(list, input),
  ],
  ['delete input', () => app.inputs.delete(`added-${word}`), () => 'deleted'],
  ['add input of bytes', () => app.inputs.create({id: `bytes-${word}`, base64: dot}), (list) => each(list, input)],
  ['get input of bytes', () => app.inputs.get(`bytes-${word}`), input],
  ['delete inputs', () => app.inputs.delete([`bytes-${word}`]), () => 'deleted'],
  ['add concept', () => app.concepts.create({id: `new-${word}`, name: `new-${word}`}), () => 'added'],
];

const timeUp = (time) => new Promise((resolve) => setTimeout(() => resolve({pending: true}), time).unref());

async function outcome(request, show) {
  let settled;
  try {
    settled = request().then((answer) => ({answer}), (failure) => ({failure}));
  } catch (e) {
    return {thrown: String(e)};
  }
  const result = await Promise.race([settled, timeUp(PATIENCE)]);
  if (result.answer !== undefined) {
    return {shown: show(result.answer)};
  }
  if (result.failure === undefined) {
    return {thrown: 'the promise is pending'};
  }
  const response = result.failure.response;
  if (response === undefined || response.data.status === undefined) {
    return {thrown: `rejected with ${result.failure}`};
  }
  return {kind: 'Rejected', http: response.status, code: response.data.status.code, details: response.data.status.details};
}

(async () => {
  for (const [operation, request, show] of calls) {
    console.log(JSON.stringify({operation, ...(await outcome(request, show))}));
  }
})();
