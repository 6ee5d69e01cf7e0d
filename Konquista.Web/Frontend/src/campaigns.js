// What a condition looks at decides which words are offered for it.
document.addEventListener('change', event => {
  const row = event.target.closest('.condition');
  if (row && event.target.name.endsWith('.Fact')) row.querySelector('input[list]').setAttribute('list', `words-${event.target.value.toLowerCase()}`);
});
