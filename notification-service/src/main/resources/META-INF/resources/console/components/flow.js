import { pointOn } from './choreography-layout.js';

const SVG = 'http://www.w3.org/2000/svg';
const TRAVEL = 900;
const MOST = 90;

/** Dots that run along the arrows, one for each event; where motion is not wanted, they appear at its end. */
export class Flow {
    #layer;
    #dots = [];
    #due = [];
    #frame = 0;
    #still = matchMedia('(prefers-reduced-motion: reduce)');

    /** @param layer a function that gives the SVG group to draw in, or null before there is one */
    constructor(layer) {
        this.#layer = layer;
    }

    /** @param edge of the layout; @param delay in ms */
    send(edge, delay = 0) {
        if (document.hidden || this.#dots.length + this.#due.length >= MOST) {
            return;
        }
        this.#due.push({ edge, start: performance.now() + delay });
        this.#frame ||= requestAnimationFrame(this.#step);
    }

    stop() {
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
        this.#dots.forEach((dot) => dot.circle.remove());
        this.#dots = [];
        this.#due = [];
    }

    #step = (now) => {
        const ready = this.#due.filter((one) => one.start <= now);
        this.#due = this.#due.filter((one) => one.start > now);
        ready.forEach((one) => this.#begin(one));
        this.#dots = this.#dots.filter((dot) => this.#move(dot, (now - dot.start) / TRAVEL));
        this.#frame = this.#dots.length + this.#due.length > 0 ? requestAnimationFrame(this.#step) : 0;
    };

    #begin({ edge, start }) {
        const layer = this.#layer();
        if (!layer) {
            return;
        }
        const circle = document.createElementNS(SVG, 'circle');
        circle.setAttribute('r', this.#still.matches ? 6 : 4);
        circle.setAttribute('class', edge.back ? 'dot back' : 'dot');
        layer.append(circle);
        this.#dots.push({ circle, edge, start });
    }

    /** @returns whether it goes on */
    #move({ circle, edge }, part) {
        if (part >= 1) {
            circle.remove();
            return false;
        }
        const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) * (1 - part);
        const { x, y } = pointOn(edge.curve, this.#still.matches ? 1 : eased);
        circle.setAttribute('cx', x);
        circle.setAttribute('cy', y);
        return true;
    }
}
