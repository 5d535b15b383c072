const {LATCHKEY_URL, LATCHKEY_KEY} = process.env;

const response = await fetch(`${LATCHKEY_URL}/v2/inputs`, {
  headers: {Authorization: `Key ${LATCHKEY_KEY}`},
});
const answer = await response.json();
if (response.ok) {
  console.log(answer.inputs.map((input) => input.id).join(' '));
} else {
  console.error(`${response.status}: ${answer.status.details}`);
  process.exitCode = 1;
}
