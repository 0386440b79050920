import { contracts, SERVICES } from './api.js';
import { eventName } from './format.js';

/** The score as the services publish it: who announces what because of what, and which of it is a way back. */
export class Choreography {
    /** Service names, in the order in which they first speak. */
    services;
    /** `{id, cause, request, effect, participant, back}`: one arrow for each event that a step may announce. */
    edges;

    #events;
    #turns;
    #back;

    constructor({ steps, events, waysBack }) {
        const speaking = steps.filter((step) => step.announces.length > 0);
        const undone = new Set(waysBack.map((way) => way.undone));
        const onTheWayBack = speaking.filter((step) => step.announces.some((event) => undone.has(event)));
        this.steps = steps;
        this.waysBack = waysBack;
        this.#events = new Map(events.map((event) => [event.name, event]));
        this.#turns = new Set(onTheWayBack.map((step) => step.trigger));
        this.#back = new Set([...this.#turns, ...onTheWayBack.flatMap((step) => step.announces)]);
        this.services = [...new Set([...speaking.map((step) => step.participant), ...SERVICES])];
        this.edges = speaking.flatMap((step) => step.announces.map((effect) => this.#edge(step, effect)));
    }

    #edge({ trigger, request, participant }, effect) {
        return {
            id: `${trigger ?? request}>${effect}`,
            cause: trigger ?? request,
            request: trigger == null,
            effect,
            participant,
            back: this.#turns.has(trigger) || this.#turns.has(effect),
        };
    }

    /** Whether the event undoes something, or turns the saga round. */
    isBack(name) {
        return this.#back.has(name);
    }

    event(name) {
        return this.#events.get(eventName(name));
    }

    events() {
        return [...this.#events.values()];
    }

    announcer(name) {
        return this.event(name)?.announcer ?? `${name.split('.')[0]}-service`;
    }

    /** Hears everything and is drawn apart: whoever hears every event that is announced. */
    isObserver(service) {
        return this.events().length > 0 && this.events().every((event) => event.heardBy.includes(service));
    }

    /** The arrow by which an event came into a saga of these steps. */
    edgeTo(effect, steps) {
        const arrows = this.edges.filter((edge) => edge.effect === effect);
        const heard = new Set(steps.slice(0, steps.indexOf(effect)));
        return arrows.findLast((edge) => heard.has(edge.cause)) ?? arrows.find((edge) => edge.request) ?? arrows[0];
    }

    /** How many steps after a request an event comes at the latest, by the score. */
    depth(name, seen = new Set()) {
        const causes = this.edges.filter((edge) => edge.effect === name);
        if (causes.length === 0 || seen.has(name)) {
            return 0;
        }
        const before = new Set(seen).add(name);
        return 1 + Math.max(...causes.map((edge) => (edge.request ? 0 : this.depth(edge.cause, before))));
    }
}

let once;

/** @returns a promise of the {@link Choreography}; asked for once */
export function choreography() {
    once ??= contracts().then((said) => new Choreography(said)).catch((failure) => {
        once = undefined;
        throw failure;
    });
    return once;
}

/** Gives its host the choreography, or the problem in its place. */
export class Score {
    value = null;
    problem = null;

    #host;

    constructor(host) {
        this.#host = host;
        host.addController(this);
    }

    hostConnected() {
        choreography()
            .then((score) => { this.value = score; this.problem = null; }, (failure) => { this.problem = failure; })
            .finally(() => this.#host.requestUpdate());
    }
}
