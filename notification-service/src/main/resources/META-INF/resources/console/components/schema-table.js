import { html } from 'lit';
import { resolved } from './schema-check.js';

/** The fields of a JSON Schema, one in each row, inner ones under their path. */
export function schemaTable(schema) {
    return html`<div class="scroll"><table class="schema">
        <thead><tr><th>Field</th><th>Type</th><th>Needed</th><th>Meaning</th></tr></thead>
        <tbody>${[...fields(schema, schema, '')].map(({ path, type, needed, about }) => html`
            <tr><td class="mono">${path}</td><td class="type">${type}</td>
                <td class="needed">${needed ? 'yes' : 'no'}</td>
                <td class="muted">${about}</td></tr>`)}</tbody>
    </table></div>`;
}

function* fields(given, root, before) {
    const schema = resolved(given, root);
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
        const field = resolved(inner, root);
        const path = before + name;
        yield {
            path,
            type: typeOf(field, root),
            needed: (schema.required ?? []).includes(name),
            about: meaning(field),
        };
        yield* fields(field.type === 'array' ? field.items : field, root, field.type === 'array' ? `${path}[].` :
            `${path}.`);
    }
}

function typeOf(field, root) {
    if (field.type === 'array') {
        return `array of ${resolved(field.items, root).type ?? 'anything'}`;
    }
    return field.format ? `${field.type} (${field.format})` : (field.type ?? 'anything');
}

function meaning({ description, enum: allowed, minimum, minItems, pattern }) {
    return [
        description,
        allowed && `one of ${allowed.join(', ')}`,
        !description && minimum !== undefined && `${minimum} or more`,
        minItems !== undefined && `at least ${minItems}`,
        pattern && `like ${pattern}`,
    ].filter(Boolean).join('; ');
}
