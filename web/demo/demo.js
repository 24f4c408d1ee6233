/**
 * The clinic's own scheduler. It knows nothing of the check: `gates="#scheduler"` on the element is the whole connection.
 * The days begin today; nothing is sent or stored.
 */
const DAYS = 6
const FIRST_HOUR = 9
const LAST_HOUR = 17
/** So that a time is not offered that begins in a minute. */
const NOTICE_MINUTES = 30

const scheduler = document.querySelector('#scheduler')
const dayName = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' })
const fullName = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
const timeName = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' })

const make = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

/** Half hours of one day, thinned out by a fixed pattern so that the page looks like a practice and not like a grid. */
const timesOn = (day) => {
  const soonest = Date.now() + NOTICE_MINUTES * 60_000
  const times = []
  for (let half = FIRST_HOUR * 2; half < LAST_HOUR * 2; half++) {
    const time = new Date(day.getFullYear(), day.getMonth(), day.getDate(), half >> 1, (half & 1) * 30)
    if ((half * 7 + day.getDate() * 3) % 5 < 2 && time.getTime() > soonest) times.push(time)
  }
  return times
}

/** The next days that have a free time, today among them while there is one. */
const upcoming = () => {
  const now = new Date()
  const days = []
  for (let ahead = 0; days.length < DAYS; ahead++) {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead)
    if (timesOn(day).length) days.push(day)
  }
  return days
}

const pill = (name, value, label, checked) =>
  make('label', { className: 'pill' }, make('input', { type: 'radio', name, value, checked }), make('span', {}, label))

const show = (title, ...content) => {
  const heading = make('h2', { id: 'scheduler-title', tabIndex: -1 }, title)
  scheduler.replaceChildren(heading, ...content)
  return heading
}

const choose = () => {
  const days = upcoming()
  const times = make('div', { className: 'pills' })
  const hint = make('p', { className: 'hint', role: 'status' })
  const offer = (day) =>
    times.replaceChildren(...timesOn(day).map((time) => pill('time', time.getTime(), timeName.format(time))))
  offer(days[0])

  const form = make(
    'form',
    { noValidate: true },
    make(
      'fieldset',
      { onchange: ({ target }) => offer(days[target.value]) },
      make('legend', {}, 'Day'),
      make(
        'div',
        { className: 'pills days' },
        ...days.map((day, index) => pill('day', index, dayName.format(day), !index)),
      ),
    ),
    make('fieldset', {}, make('legend', {}, 'Time'), times),
    hint,
    make('button', { className: 'go' }, 'Review this time'),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const time = new FormData(form).get('time')
    if (time) confirmVisit(new Date(Number(time)))
    else hint.textContent = 'Pick a time to go on.'
  })
  return show('Pick a day and time', form)
}

const summary = (time) =>
  make(
    'p',
    { className: 'chosen' },
    make('strong', {}, `${fullName.format(time)}, ${timeName.format(time)}`),
    make('br', {}),
    'Video visit with the next available clinician',
  )

const confirmVisit = (time) => {
  show(
    'Confirm your visit',
    summary(time),
    make('button', { className: 'go', onclick: () => booked(time) }, 'Confirm visit'),
    make('button', { className: 'plain', onclick: () => choose().focus() }, 'Pick another time'),
  ).focus()
}

const booked = (time) => {
  show(
    'Your visit is booked',
    summary(time),
    make('p', { className: 'small' }, 'This page is a demo, so nothing was really booked.'),
  ).focus()
}

choose()
