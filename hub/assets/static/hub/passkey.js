/* Asking the browser for a passkey: to sign in with one (data-hub-passkey="get"), or to make one ("create"). What the
   browser answers is laid in the form's hidden field and sent; the form's options stand in #passkey-options. */
(() => {
  const form = document.querySelector('[data-hub-passkey]');
  if (!form || !window.PublicKeyCredential) return;
  const failed = form.querySelector('[data-hub-passkey-failed]');
  const ways = { get: window.webauthnJSON.get, create: window.webauthnJSON.create };
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const options = JSON.parse(document.getElementById('passkey-options').textContent);
      const answer = await ways[form.dataset.hubPasskey](options);
      form.querySelector('[name=credential]').value = JSON.stringify(answer);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
})();
