// What is typed in a conversation stays with its tab until it was sent, whatever else is pressed meanwhile.
const prefix = 'draft ';
const sending = 'draft-sending';
const box = document.getElementById('answer');

if (box) {
  const key = prefix + new URL(box.form.action).pathname;
  const keep = () => {
    if (box.value.trim()) sessionStorage.setItem(key, box.value);
    else sessionStorage.removeItem(key);
  };
  // Only an answer that was taken leads here.
  const wasSent = sessionStorage.getItem(sending) === key && location.hash === '#newest' && !box.value;
  if (wasSent) sessionStorage.removeItem(key);
  sessionStorage.removeItem(sending);
  if (!box.value) box.value = sessionStorage.getItem(key) ?? '';
  box.addEventListener('input', keep);
  addEventListener('pagehide', keep);
  document.addEventListener('submit', event => {
    if (event.target === box.form && !event.defaultPrevented) sessionStorage.setItem(sending, key);
  });
}

// Whoever signs in next in this tab finds nobody else's words.
document.addEventListener('submit', event => {
  if (event.defaultPrevented || new URL(event.target.action, location.href).pathname !== '/sign-out') return;
  addEventListener('pagehide', () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  });
});
