// Swagger UI fills each field with the example of its parameter; all of them together would find nothing.
function withoutExamplesOfOptions(contract) {
  for (const path of Object.values(contract.paths)) {
    for (const operation of Object.values(path)) {
      for (const parameter of operation.parameters ?? []) {
        if (!parameter.required) {
          delete parameter.example;
          delete parameter.examples;
        }
      }
    }
  }
  return contract;
}

async function show() {
  const address = new URL("openapi.json", document.baseURI).href;
  const contract = await (await fetch(address)).json();
  window.SwaggerUIBundle({
    spec: withoutExamplesOfOptions(contract),
    dom_id: "#reference",
    deepLinking: true,
    docExpansion: "none",
    filter: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    // No request to anybody else: the public validator would be sent the address of this server.
    validatorUrl: null,
  });
}

window.addEventListener("load", show);
