/** Where all of the choreography stands: a lane for each service, a column for each step. Data in, numbers out. */

const LEFT = 96;
const COLUMN = 140;
const NODE = { width: 108, height: 28 };
const ROW = 38;
const PADDING = 12;
const OBSERVER_LANE = 44;

/** @returns `{width, height, lanes, nodes, edges, waits}`; `waits`: where the count of `cause>participant` stands */
export function layout(score) {
    const stage = new Stage(score);
    const nodes = stage.nodes();
    const edges = stage.edges(nodes);
    return {
        width: LEFT + stage.columns * COLUMN,
        height: stage.height,
        lanes: stage.lanes,
        nodes: [...nodes.values()],
        edges,
        waits: stage.waits(edges),
    };
}

class Stage {
    constructor(score) {
        this.score = score;
        this.column = columns(score);
        this.columns = Math.max(...this.column.values()) + 1;
        this.lanes = [];
        this.height = 0;
        this.members = new Map(score.services.map((service) => [service, this.#membersOf(service)]));
        for (const service of score.services) {
            this.#addLane(service);
        }
    }

    #membersOf(service) {
        const said = this.score.edges.filter((edge) => edge.participant === service);
        const names = said.flatMap((edge) => (edge.request ? [edge.cause, edge.effect] : [edge.effect]));
        return [...new Set(names)];
    }

    #addLane(service) {
        const observer = this.score.isObserver(service);
        const rows = Math.max(1, ...[...this.#byColumn(service).values()].map((names) => names.length));
        const height = observer ? OBSERVER_LANE : (rows - 1) * ROW + NODE.height + 2 * PADDING;
        this.lanes.push({ service, observer, y: this.height, height });
        this.height += height;
    }

    #byColumn(service) {
        return grouped(this.members.get(service), (name) => this.column.get(name));
    }

    nodes() {
        const nodes = new Map();
        for (const lane of this.lanes) {
            for (const [column, names] of this.#byColumn(lane.service)) {
                names.forEach((name, row) => nodes.set(name, this.#node(lane, column, name, row, names.length)));
            }
        }
        return nodes;
    }

    #node(lane, column, name, row, rows) {
        const used = (rows - 1) * ROW + NODE.height;
        return {
            name,
            service: lane.service,
            request: !this.score.event(name),
            back: this.score.isBack(name),
            bar: lane.observer,
            label: label(name, this.score),
            ...this.#place(lane, column, name),
            y: lane.y + (lane.height - used) / 2 + row * ROW,
            height: NODE.height,
        };
    }

    /** What the observer says is one bar under all that it says it because of. */
    #place(lane, column, name) {
        if (!lane.observer) {
            return { x: LEFT + column * COLUMN + (COLUMN - NODE.width) / 2, width: NODE.width };
        }
        const arrows = this.score.edges.filter((edge) => edge.effect === name);
        const causes = arrows.map((edge) => this.column.get(edge.cause));
        const first = Math.min(...causes);
        const last = Math.max(...causes);
        return { x: LEFT + first * COLUMN + (COLUMN - NODE.width) / 2, width: (last - first) * COLUMN + NODE.width };
    }

    edges(nodes) {
        return this.score.edges.map((edge) => {
            const from = nodes.get(edge.cause);
            const to = nodes.get(edge.effect);
            const curve = to.bar ? drop(from, to) : swing(from, to);
            return { ...edge, drop: to.bar, curve, path: path(curve) };
        });
    }

    waits(edges) {
        const places = new Map();
        for (const edge of [...edges].sort((a, b) => span(a) - span(b))) {
            const key = `${edge.cause}>${edge.participant}`;
            if (!places.has(key)) {
                places.set(key, pointOn(edge.curve, 0.5));
            }
        }
        return places;
    }
}

function columns(score) {
    const events = new Map(score.edges.map((edge) => [edge.effect, score.depth(edge.effect)]));
    const column = new Map();
    for (const edge of score.edges) {
        column.set(edge.effect, events.get(edge.effect));
        if (edge.request) {
            column.set(edge.cause, Math.max(0, events.get(edge.effect) - 1));
        }
    }
    for (const edge of score.edges.filter((one) => score.isObserver(one.participant))) {
        column.set(edge.effect, 0);
    }
    return column;
}

function grouped(values, key) {
    const groups = new Map();
    for (const value of values) {
        groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
    }
    return groups;
}

/** The lane says whose event it is. */
const label = (name, score) => (score.event(name) ? name.slice(name.indexOf('.') + 1) : name);

const swing = (from, to) => {
    const start = { x: from.x + from.width, y: from.y + from.height / 2 };
    const end = { x: to.x - 3, y: to.y + to.height / 2 };
    const reach = Math.max(16, (end.x - start.x) / 2);
    return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end];
};

const drop = (from, to) => {
    const x = from.x + from.width / 2;
    const start = { x, y: from.y + from.height };
    const end = { x, y: to.y - 3 };
    return [start, start, end, end];
};

const path = ([a, b, c, d]) => `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`;

/** On the cubic curve, from 0 to 1. */
export function pointOn([a, b, c, d], t) {
    const u = 1 - t;
    const at = (axis) => u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
    return { x: at('x'), y: at('y') };
}

const span = ({ curve }) => Math.hypot(curve[3].x - curve[0].x, curve[3].y - curve[0].y);
