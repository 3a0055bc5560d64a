(() => {
  'use strict';
  const graph = document.getElementById('graph'), details = [...graph.querySelectorAll('details')];
  const find = document.getElementById('find'), found = document.getElementById('found');
  const isNetwork = d => d.classList.contains('frame');
  const fold = isOpen => details.forEach(d => { d.open = isOpen(d); });
  const depth = Number(graph.dataset.depth);
  let zoom = 1.2, hits = [], at = 0;

  const resize = factor => { graph.style.setProperty('--zoom', zoom = Math.min(4, Math.max(0.25, factor))); };
  const unfoldTo = element => {
    for (let d = element.parentElement.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  };
  const show = () => {
    found.textContent = find.value.trim() ? (hits.length ? `${at + 1} of ${hits.length}` : 'none') : '';
    hits.forEach((hit, i) => hit.classList.toggle('current', i === at));
    if (hits.length) hits[at].scrollIntoView({ block: 'center', inline: 'center' });
  };
  const said = element => `${element.dataset.stage} ${(element.querySelector(':scope > summary') || element).textContent}`.toLowerCase();
  const search = () => {
    graph.querySelectorAll('.hit').forEach(e => e.classList.remove('hit', 'current'));
    const words = find.value.trim().toLowerCase();
    hits = words ? [...graph.querySelectorAll('[data-stage]')].filter(e => said(e).includes(words)) : [];
    at = 0;
    hits.forEach(hit => { hit.classList.add('hit'); unfoldTo(hit); });
    show();
  };

  fold(d => isNetwork(d) && Number(d.dataset.depth) < depth);
  document.getElementById('tools').hidden = false;
  graph.scrollLeft = (graph.scrollWidth - graph.clientWidth) / 2;
  document.getElementById('unfold').addEventListener('click', () => fold(() => true));
  document.getElementById('networks').addEventListener('click', () => fold(isNetwork));
  document.getElementById('fold').addEventListener('click', () => fold(() => false));
  document.getElementById('smaller').addEventListener('click', () => resize(zoom / 1.2));
  document.getElementById('larger').addEventListener('click', () => resize(zoom * 1.2));
  document.getElementById('fit').addEventListener('click', () => {
    const room = graph.clientWidth - 2 * parseFloat(getComputedStyle(graph).paddingLeft);
    resize(room / parseFloat(graph.querySelector('.net').style.width));
  });
  find.addEventListener('input', search);
  find.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !hits.length) return;
    at = (at + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    show();
  });
})();
