// Lists inputs by the generated TypeScript client; takes address and key from the environment.
const { Configuration, DefaultApi } = require(process.env.CLIENT);

// This generator has no prefix for keys: the scheme is part of the value.
const api = new DefaultApi(
  new Configuration({ basePath: process.env.BASE, apiKey: () => `Key ${process.env.KEY}` }),
);
api
  .listInputs()
  .then(({ inputs }) => {
    const concepts = inputs.some((each) => each.data.concepts !== undefined);
    console.log(`inputs ${inputs.length ? "some" : "none"}, concepts ${concepts ? "some" : "none"}`);
  })
  .catch((failure) => {
    if (!failure.response) {
      throw failure;
    }
    console.log(`refused ${failure.response.status}`);
  });
