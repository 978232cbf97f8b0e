import { useState } from 'react';
import { Card } from '@/components/Card';
import type { FileRules } from '@/components/files/fileDrop';
import { FileDrop } from '@/components/files/FileDrop';
import type { FileRow } from '@/components/files/FileRows';
import { LoadingRows } from '@/components/States';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';

const papers: FileRules = { types: ['pdf', 'png', 'jpeg'], maxBytes: 10_000_000 };
const bank: FileRules = { types: ['csv'], maxBytes: 5_000_000, maxFiles: 1 };
const rows: FileRow[] = [
  { id: '1', name: 'Pay slip, January.pdf', size: 184_300, state: 'there', note: 'Ruth Abara, Feb 2', link: <a href="#/files">Pay slip, January.pdf</a> },
  { id: '2', name: 'Pay slip, February.jpg', size: 3_440_000, state: 'sending', share: 0.62 },
  { id: '3', name: 'Letter of Dr. Hale.pdf', size: 92_000, state: 'failed', why: 'The server did not answer.' },
];
const long: FileRow[] = [{ id: '1', name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft_2026-03-10_final_v7.pdf', size: 999_999, state: 'failed', why: 'It is not a PDF inside, whatever its name says, and the scanner wrote something else into it.' }];

function Sample({ label, rules, from = [] }: { label: string; rules: FileRules; from?: FileRow[] }) {
  const [files, setFiles] = useState(from);
  return (
    <FileDrop
      label={label}
      rules={rules}
      files={files}
      onFiles={(added) => setFiles((now) => [...now, ...added.map((f): FileRow => ({ id: `${f.name}.${now.length}`, name: f.name, size: f.size, state: 'there', note: 'just now' }))])}
      onRemove={(id) => setFiles((now) => now.filter((f) => f.id !== id))}
      onRetry={(id) => setFiles((now) => now.map((f) => (f.id === id ? { ...f, state: 'there' } : f)))}
    />
  );
}

/** Files asked for, on their way, there, refused. */
export function FileDropPage() {
  return (
    <GalleryPage path="/files" title="File drop" sentence="Papers and tables, by hand, by paste or with a button; what is not taken says why.">
      <Section title="Empty, full, on its way" wide>
        <div className="columns halves">
          <Card>
            <Sample label="Proof of income" rules={papers} />
          </Card>
          <Card>
            <Sample label="Proof of income" rules={papers} from={rows} />
          </Card>
          <Card>
            <Sample label="The bank's file" rules={bank} from={[{ id: '1', name: 'march.csv', size: 48_000, state: 'there', note: '212 lines' }]} />
          </Card>
          <Card>
            <Sample label="With a very long name" rules={papers} from={long} />
          </Card>
        </div>
      </Section>
      <Section title="To be read only, loading" wide>
        <div className="columns halves">
          <Card>
            <FileDrop label="Attachments" rules={papers} files={rows.slice(0, 1)} onFiles={() => undefined} readOnly />
          </Card>
          <Card>
            <FileDrop label="Attachments" rules={papers} files={[]} onFiles={() => undefined} readOnly />
          </Card>
          <Card title="Loading" flush>
            <LoadingRows rows={2} label="Loading the files" />
          </Card>
        </div>
      </Section>
    </GalleryPage>
  );
}
