import type { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';

/** What is wrong with a certificate and its key, and what a careful reader should know of them. */
export interface CertificateCheck {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

const path = { certificate: ['listen', 'tls', 'certificate'], key: ['listen', 'tls', 'key'] } satisfies Record<
  string,
  Path
>;

/** Looks into the files of `listen.tls`, both of which can be read: a server would not start with what is refused here. */
export async function checkCertificate({ listen, hosts }: Description, root: string): Promise<CertificateCheck> {
  if (!listen.tls) return { findings: [], notes: [] };
  const { certificate, key } = listen.tls;
  const [chainText, keyText] = await Promise.all([certificate, key].map((file) => startOf(join(root, file))));
  const crypto = await import('node:crypto');
  const chain = certificatesIn(chainText ?? '', (pem) => new crypto.X509Certificate(pem));
  const secret = quietly(() => crypto.createPrivateKey(keyText ?? ''));
  const [first] = chain;
  if (!first || !secret) {
    const findings = [
      ...(first ? [] : [noCertificate(certificate, chainText)]),
      ...(secret ? [] : [noKey(key, keyText)]),
    ];
    return { findings, notes: [] };
  }
  if (first.checkPrivateKey(secret)) return { findings: [], notes: notesOn(first, { file: certificate, hosts }) };
  const other = chain.find((each) => each.checkPrivateKey(secret));
  const says = other
    ? ['It belongs to one further down: put that one first.']
    : [`That is for ${first.subject.replaceAll('\n', ', ')}.`];
  return {
    findings: [
      {
        summary: `${key} is not the key of the certificate in ${certificate}`,
        paths: [path.key, path.certificate],
        notes: says,
      },
    ],
    notes: [],
  };
}

const enoughBytes = 2 ** 20;

/** As much of a file as a chain of certificates may take. */
async function startOf(path: string): Promise<string> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(enoughBytes)).finally(() => file.close());
  return buffer.toString('utf8', 0, bytesRead);
}

/** Every certificate of a text; none when one of them cannot be read. */
function certificatesIn(text: string, read: (pem: string) => X509Certificate): X509Certificate[] {
  const pems = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return quietly(() => pems.map(read)) ?? [];
}

function noCertificate(file: string, text = ''): Finding {
  const isKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text);
  const says = isKey
    ? 'It holds a private key: certificate and key may have changed places.'
    : 'It starts with -----BEGIN CERTIFICATE-----: the own one first, then those that signed it.';
  return { summary: `${file} holds no certificate in PEM form`, paths: [path.certificate], notes: [says] };
}

function noKey(file: string, text = ''): Finding {
  if (/ENCRYPTED/.test(text)) {
    const says = `Nobody types it when a server starts: openssl pkey -in ${file} -out ${file}.open takes it off.`;
    return { summary: `${file} is locked with a passphrase`, paths: [path.key], notes: [says] };
  }
  const says = 'It starts with -----BEGIN PRIVATE KEY-----, or names its kind there.';
  return { summary: `${file} holds no private key in PEM form`, paths: [path.key], notes: [says] };
}

function notesOn(certificate: X509Certificate, { file, hosts }: { file: string; hosts: readonly string[] }): string[] {
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const others = hosts.filter((host) => certificate.checkHost(host.replace(/^\*\./, 'any.')) === undefined);
  return [
    ...(to < new Date() ? [`${file} has expired on ${day(to)}: clients will refuse it`] : []),
    ...(from > new Date() ? [`${file} is not valid before ${day(from)}: clients will refuse it`] : []),
    ...(others.length > 0 ? [`${file} is not for ${others.join(', ')}: clients will refuse it there`] : []),
  ];
}

function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
