/* Passkeys: the one part of signing in that needs script. Everything else on these pages
   works without, and so a form that needs it is shown only here. */
(function () {
  "use strict";

  if (!window.PublicKeyCredential || !navigator.credentials) return;

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (one) { return one.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function described(list) {
    return (list || []).map(function (one) {
      return Object.assign({}, one, { id: bytes(one.id) });
    });
  }

  function asked(options) {
    var key = Object.assign({}, options.publicKey, { challenge: bytes(options.publicKey.challenge) });
    if (key.user) key.user = Object.assign({}, key.user, { id: bytes(key.user.id) });
    if (key.excludeCredentials) key.excludeCredentials = described(key.excludeCredentials);
    if (key.allowCredentials) key.allowCredentials = described(key.allowCredentials);
    return { publicKey: key };
  }

  function answer(credential) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(
      function (name) {
        if (credential.response[name]) response[name] = text(credential.response[name]);
      }
    );
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  }

  async function fill(form) {
    var how = form.dataset.passkey;
    var sent = new URLSearchParams(new FormData(form));
    sent.set("for", how);
    sent.delete("credential");
    try {
      var reply = await fetch(form.dataset.options, { method: "POST", body: sent });
      if (!reply.ok) throw new Error("No options");
      var made = await navigator.credentials[how](asked(await reply.json()));
      form.elements.credential.value = answer(made);
    } catch (refused) {
      form.elements.credential.value = "";
    }
    form.submit();
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      event.stopPropagation();
      if (form.dataset.asking) return;
      form.dataset.asking = "1";
      fill(form);
    });
  });
})();
