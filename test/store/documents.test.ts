import assert from 'node:assert/strict';
import { needsAnchor, packDocument, unpackDocument } from '@meshlapse/store';
import fc from 'fast-check';
import t from 'tap';

const text = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function pod(revision: number): Buffer {
  const containers = Array.from({ length: 12 }, (_, i) => ({
    name: `container-${i}`,
    image: `registry.example/${Math.imul(i, 2_654_435_761) >>> 0}`,
    id: `${Math.imul(i + 1, 40_503) >>> 0}`,
  }));
  return text({ kind: 'Pod', spec: { containers }, status: { restarts: revision } });
}

t.test('a revision takes a small part of its anchor', async (t) => {
  const first = packDocument(pod(0), undefined);
  t.ok(first.isAnchor);
  t.notOk(needsAnchor(first.bytes));
  const anchor = { text: pod(0), packedBytes: first.bytes.length, revisions: 1 };
  const second = packDocument(pod(1), anchor);
  t.notOk(second.isAnchor);
  t.ok(
    second.bytes.length < pod(1).length / 20,
    `${second.bytes.length} of ${pod(1).length} bytes`,
  );
  t.ok(pod(1).equals(unpackDocument(second.bytes, anchor.text)));
});

t.test('what resembles its anchor no more becomes the next, and so does one of many', async (t) => {
  const anchor = { text: pod(0), packedBytes: 600, revisions: 1 };
  const other = text(Array.from({ length: 400 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 0));
  t.ok(packDocument(other, anchor).isAnchor);
  t.ok(packDocument(pod(2), { ...anchor, revisions: 64 }).isAnchor);
});

t.test('any document comes back byte for byte', async (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      const anchor = { text: text(before), packedBytes: 1000, revisions: 0 };
      for (const known of [undefined, anchor]) {
        const packed = packDocument(text(after), known);
        assert.deepEqual(Buffer.from(unpackDocument(packed.bytes, known?.text)), text(after));
      }
    }),
  );
  t.pass();
});
