#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader of the container, written from src/core/vault/FORMAT.md alone.

usage: read-container.py VAULT PASSPHRASE RECOVERY-CODE
Opens a passphrase slot and the recovery slot, checks every seal and the seal of every page of the
database behind the header, and prints what it found. Exits with 1 and a reason when anything
differs from the description."""
import hashlib
import hmac
import struct
import sys
import unicodedata

from nacl import bindings

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def blake(data, key=b""):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def demand(holds, what):
    if not holds:
        sys.exit("read-container: " + what)


def gf32(a, b):
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
    return product


def recovery_secret(code):
    values = [LETTERS.index(c) for c in code if c != "-"]
    demand(len(values) == 36, "a recovery code has 36 letters")
    for g in range(6):
        v = values[6 * g:6 * g + 6]
        check = gf32(g + 1, 29) ^ gf32(v[0], 3) ^ gf32(v[1], 2) ^ gf32(v[2], 4) ^ gf32(v[3], 8) ^ gf32(v[4], 16)
        demand(check == v[5], f"group {g} of the recovery code is wrong")
    return blake(bytes(values), b"meldpad 1 recovery")


def read_table(table):
    demand(table[:8] == b"MPADTAB\0", "no table magic")
    demand(struct.unpack_from("<II", table, 8) == (1, 16), "not version 1 with 16 slots")
    demand(blake(table[:24544]) == table[24544:24576], "checksum of the table")
    return table


def open_slot(table, kind, secret):
    for i in range(16):
        slot = table[64 + 512 * i:64 + 512 * (i + 1)]
        state, found_kind = struct.unpack_from("<II", slot, 0)
        kdf, passes, memory = struct.unpack_from("<III", slot, 24)
        if state != 1 or found_kind != kind:
            continue
        salt, nonce = slot[40:56], slot[56:80]
        if kdf == 1:
            demand(1 <= passes <= 32 and 8192 <= memory <= 1024 * 1024, "key derivation out of bounds")
            kek = bindings.crypto_pwhash_alg(32, secret, salt, passes, memory * 1024, bindings.crypto_pwhash_ALG_ARGON2ID13)
        else:
            demand(kdf == 2 and passes == 0 and memory == 0, "unknown key derivation")
            kek = blake(salt, secret)
        aad = table[24:40] + table[8:12] + slot[:144]
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(slot[144:208], aad, nonce, kek)
    sys.exit("read-container: no slot of this kind")


def check_pages(data, dek, salt):
    """SQLCipher 4: HMAC-SHA512 over the page's ciphertext and IV, and its number."""
    demand(data[:16] == salt, "the database does not begin with its salt")
    demand(len(data) > 0 and len(data) % 4096 == 0, "not whole pages")
    key = hashlib.pbkdf2_hmac("sha512", dek, bytes(b ^ 0x3a for b in salt), 2, 32)
    for n in range(len(data) // 4096):
        page = data[4096 * n + (16 if n == 0 else 0):4096 * (n + 1)]
        body, seal = page[:-64], page[-64:]
        demand(hmac.new(key, body + struct.pack("<I", n + 1), "sha512").digest() == seal, f"page {n + 1} is not sealed by this key")
    return len(data) // 4096


def main():
    path, passphrase, code = sys.argv[1:4]
    with open(path, "rb") as file:
        data = file.read()
    demand(data[:16] == b"Meldpad-kluis\r\n\x1a" and struct.unpack_from("<I", data, 16)[0] == 1, "static page")
    a, b = read_table(data[4096:28672]), read_table(data[28672:53248])
    demand(a == b, "the tables differ")
    demand(data[32:48] == a[24:40], "uuid")
    demand(not any(data[53248:61440]), "the gap is not empty")
    for at in (61440, 63488):
        sector = data[at:at + 2048]
        demand(sector[:8] == b"MPADSES\0" and blake(sector[:2016]) == sector[2016:], "session sector")
        demand(struct.unpack_from("<I", sector, 24)[0] == 0, "the session did not end")
    payload = open_slot(a, 1, unicodedata.normalize("NFC", passphrase).encode())
    demand(open_slot(a, 2, recovery_secret(code)) == payload, "the slots hold different keys")
    dek, salt = payload[:32], payload[32:]
    demand(blake(a[:9216], blake(b"meldpad 1 header", dek)) == a[9216:9248], "keyed MAC of the table")
    public, _ = bindings.crypto_box_seed_keypair(blake(b"meldpad 1 notes", dek))
    demand(public == a[8264:8296], "public key")
    school = a[8360:8616].rstrip(b"\0").decode()
    print(f"{school}: {check_pages(data[65536:], dek, salt)} pages")


if __name__ == "__main__":
    main()
