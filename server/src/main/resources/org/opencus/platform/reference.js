window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    url: new URL("openapi.json", document.baseURI).href,
    dom_id: "#reference",
    deepLinking: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    // No request to anybody else: the public validator would be sent the address of this server.
    validatorUrl: null,
  });
});
