// Reads EIP-712 documents, one JSON text a line, and prints what ethers makes of each, one a line:
// {"domain", "message", "digest"}, or {"error"}. ethers looks for the primary type itself; where it
// finds another than the document names, that is an error here.
import { createInterface } from "node:readline";
import { TypedDataEncoder } from "ethers";

function hashes(text) {
  const { types, primaryType, domain, message } = JSON.parse(text);
  const { EIP712Domain, ...own } = types;
  const encoder = TypedDataEncoder.from(own);
  if (encoder.primaryType !== primaryType) {
    throw new Error(`the primary type is ${encoder.primaryType}`);
  }
  return {
    domain: TypedDataEncoder.hashDomain(domain),
    message: encoder.hash(message),
    digest: TypedDataEncoder.hash(domain, own, message),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = hashes(line);
  } catch (error) {
    answer = { error: String(error.message).slice(0, 200) };
  }
  console.log(JSON.stringify(answer));
}
