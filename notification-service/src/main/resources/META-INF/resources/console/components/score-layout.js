import { eventName, words } from '../format.js';

/** Where everything of one saga's score stands. Pure: a saga in, numbers out. */

const LEFT = 108;
const LEAST_RIGHT = 96;
const INSET = 14;
const AXIS = 30;
const LEVEL = 18;
const ABOVE = 12;
const BELOW = 16;
const LINE = 20;
/** Of the widest of the system's fonts. */
const CHARACTER = 7.4;
const APART = 10;
const TICK_ROOM = 84;

/** With what the clocks tell below a millisecond. @returns ms since the epoch */
export function exactTime(instant) {
    const beyond = /\.\d{3}(\d+)/.exec(instant)?.[1];
    return Date.parse(instant) + (beyond ? Number(`0.${beyond}`) : 0);
}

/**
 * @param now in ms since the epoch: how far a saga that waits is drawn
 * @returns `{height, from, lanes, notes, arrows, letters, waits, ticks}`
 */
export function scoreOf(saga, score, width, now) {
    const scale = scaleOf(saga, width, now);
    const lanes = score.services.map((service) => laneOf(service, saga, score, scale));
    lanes.at(-1).last = true;
    let y = 0;
    for (const lane of lanes) {
        y = place(lane, y);
    }
    const notes = lanes.flatMap((lane) => lane.notes);
    return {
        height: y + AXIS,
        axis: y,
        from: scale.from,
        lanes,
        notes,
        waits: lanes.flatMap((lane) => lane.waits),
        arrows: arrowsOf(notes, lanes),
        ticks: ticksOf(scale),
    };
}

function scaleOf(saga, width, now) {
    const times = [
        ...saga.events.map((event) => exactTime(event.time)),
        ...(saga.deadLetters ?? []).map((letter) => exactTime(letter.at)),
        ...(saga.attempts ?? []).map((attempt) => exactTime(attempt.at)),
        ...((saga.awaited ?? []).length > 0 ? [now] : []),
    ];
    const from = Math.min(...times);
    const to = Math.max(...times, from + 1);
    const start = LEFT + INSET;
    const longest = Math.max(0, ...saga.events.map((event) => flagWidth(labelOf(event, saga))));
    const room = width - start - Math.max(LEAST_RIGHT, longest);
    return { from, to, room, x: (time) => start + ((time - from) / (to - from)) * room };
}

function laneOf(service, saga, score, scale) {
    const events = saga.events.filter((event) => speaker(event) === service).map((event) => noteOf(event, saga, score,
        scale));
    const letters = (saga.deadLetters ?? []).filter((letter) => letter.service === service).map((letter) =>
        letterOf(letter, scale));
    const attempts = (saga.attempts ?? []).filter((attempt) => attempt.service === service).map((attempt) =>
        attemptOf(attempt, scale));
    const notes = apart([...events, ...attempts, ...letters]);
    const waits = (saga.awaited ?? []).filter((one) => one.from === service).map((one) =>
        ({ ...one, x: scale.x(scale.to) }));
    return { service, notes, waits, levels: fan(notes) };
}

export const speaker = (event) => event.source.replace(/^\//, '');

function noteOf(event, saga, score, scale) {
    const name = eventName(event.type);
    const at = exactTime(event.time);
    return {
        kind: 'event', id: event.id, cause: event.causationId, name, label: labelOf(event, saga), at,
        back: score.isBack(name), x: scale.x(at),
    };
}

/** The lane says whose event it is; what was said before is numbered, and what came more than once is counted. */
function labelOf(event, saga) {
    const name = eventName(event.type);
    const said = saga.events.filter((one) => sameWords(one) === sameWords(event)).indexOf(event);
    const about = event.data?.about ? `: ${words(event.data.about)}` : '';
    const times = event.heardAgain > 0 ? ` ×${event.heardAgain + 1}` : '';
    return `${name.slice(name.indexOf('.') + 1)}${about}${said > 0 ? ` #${said + 1}` : ''}${times}`;
}

const flagWidth = (label) => 10 + label.length * CHARACTER;

const sameWords = ({ type, data }) => `${type} ${data?.about}`;

function letterOf(letter, scale) {
    const cause = (letter.cause ?? '').split(':')[0].split('.').at(-1);
    const at = exactTime(letter.at);
    return { kind: 'letter', id: letter.id, cause: letter.eventId, label: `dead letter: ${cause}`.slice(0, 40), letter,
        at, x: scale.x(at) };
}

/** It stands for the event that was tried. */
function attemptOf(attempt, scale) {
    const at = exactTime(attempt.at);
    return { kind: 'attempt', id: attempt.eventId, label: `try ${attempt.number}`, attempt, at, x: scale.x(at) };
}

/** In one lane no note covers another. */
function apart(notes) {
    notes.sort((a, b) => a.at - b.at);
    notes.forEach((note, i) => {
        if (i > 0) {
            note.x = Math.max(note.x, notes[i - 1].x + APART);
        }
    });
    return notes;
}

/**
 * Labels stand like flags to the right of their poles. From the last to the first each takes the lowest level at which
 * it covers no other flag and no other pole; poles of later notes are to the right, so they cross nothing.
 */
function fan(notes) {
    const taken = [];
    for (const note of [...notes].reverse()) {
        const end = note.x + flagWidth(note.label);
        let level = 0;
        while ((taken[level] ?? []).some((other) => other < end)) {
            level++;
        }
        note.level = level;
        for (let i = 0; i <= level; i++) {
            taken[i] = [...(taken[i] ?? []), note.x];
        }
    }
    return Math.max(1, taken.length);
}

/** Flags stand above their notes, in the last lane below: its arrows come from above. @returns where the lane ends */
function place(lane, y) {
    const flags = lane.levels * LEVEL;
    lane.y = y;
    lane.base = y + ABOVE + 8 + (lane.last ? 4 : flags);
    lane.height = lane.base - y + BELOW + (lane.last ? flags : 0) + lane.waits.length * LINE;
    lane.notes.forEach((note) => {
        note.y = lane.base;
        note.flag = lane.base + (lane.last ? LEVEL : -LEVEL) * (note.level + 1);
    });
    lane.waits.forEach((wait, i) => {
        wait.y = lane.base;
        wait.text = lane.base + BELOW + (lane.last ? flags : 0) + i * LINE;
    });
    return y + lane.height;
}

function arrowsOf(notes, lanes) {
    const byId = new Map(notes.filter((note) => note.kind === 'event').map((note) => [note.id, note]));
    const arrows = notes.filter((note) => byId.has(note.cause)).map((note) => {
        const cause = byId.get(note.cause);
        const kind = note.kind === 'letter' ? 'letter' : note.back ? 'back' : 'on';
        return { id: `${cause.id}>${note.id}`, kind, path: bend(cause, note) };
    });
    const waits = lanes.flatMap((lane) => lane.waits).filter((wait) => byId.has(wait.because));
    return [...arrows, ...waits.map((wait) => ({ id: `wait-${wait.because}-${wait.from}`, kind: 'wait', path:
        bend(byId.get(wait.because), wait) }))];
}

/** Leaves and arrives upright, so that it does not run through the flags. */
function bend(from, to) {
    if (from.y === to.y) {
        const dip = from.y + 18;
        return `M${from.x} ${from.y + 5}C${from.x} ${dip} ${to.x} ${dip} ${to.x} ${to.y + 8}`;
    }
    const down = Math.sign(to.y - from.y);
    const half = (to.y - from.y) / 2;
    const end = to.y - down * 9;
    return `M${from.x} ${from.y + down * 5}C${from.x} ${from.y + half} ${to.x} ${to.y - half} ${to.x} ${end}`;
}

function ticksOf({ from, to, room, x }) {
    const most = Math.max(2, Math.floor(room / TICK_ROOM));
    const step = niceStep((to - from) / most);
    const ticks = [];
    for (let at = 0; at <= to - from + 1e-6; at += step) {
        ticks.push({ x: x(from + at), text: tickText(at, step) });
    }
    return ticks;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 1800e3,
    3600e3, 7200e3, 21600e3, 86400e3];

const niceStep = (least) => STEPS.find((step) => step >= least) ?? Math.ceil(least / 86400e3) * 86400e3;

function tickText(ms, step) {
    if (step >= 3600e3) {
        return `${ms / 3600e3} h`;
    }
    if (step >= 60e3) {
        return `${ms / 60e3} min`;
    }
    return step >= 1000 ? `${ms / 1000} s` : ms >= 1000 ? `${(ms / 1000).toFixed(step < 100 ? 2 : 1)} s` : `${ms} ms`;
}
