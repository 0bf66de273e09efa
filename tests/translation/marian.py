"""A tiny random MarianMT model with a SentencePiece model of its own, for tests of the engines."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

FRENCH = [
    "Le maire a ouvert le marché samedi matin.",
    "La pluie tombe depuis trois jours sur la vallée.",
    "Un train sur deux circulera demain entre Lyon et Nantes.",
    "Les élèves retrouvent leur école après les vacances.",
    "Le prix du blé a baissé de 4 % en une semaine.",
    "Une boulangère de Rennes a gagné le concours national.",
    "Le lac a gelé pour la première fois depuis 1987.",
    "Des pompiers ont sauvé un chat coincé sur un toit.",
    "La bibliothèque restera ouverte jusqu'à 22 heures.",
    "Le nouveau tramway sera inauguré le 5 juin.",
]
SENTENCES = [
    *FRENCH,
    *(f"{sentence[:-1]}, selon {who}." for sentence in FRENCH for who in ("la mairie", "un témoin", "Anne Dubois")),
    *(f"Hier, {sentence[0].lower()}{sentence[1:]}" for sentence in FRENCH),
]


def build(folder: Path, seed: int = 1) -> Path:
    """Write a random model in the Hugging Face layout, and its float32 CTranslate2 copy in ``ct2``."""
    import sentencepiece
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel

    from summtrans.models.conversion import convert

    folder.mkdir(parents=True, exist_ok=True)
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 3),
        model_writer=trained,
        vocab_size=180,
        hard_vocab_limit=False,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        minloglevel=2,
    )
    (folder / "source.spm").write_bytes(trained.getvalue())
    shutil.copyfile(folder / "source.spm", folder / "target.spm")
    pieces = sentencepiece.SentencePieceProcessor(model_proto=trained.getvalue())
    count = pieces.get_piece_size()
    names = {("</s>" if i == 0 else "<unk>" if i == 1 else pieces.id_to_piece(i)): i for i in range(count)}
    (folder / "vocab.json").write_text(json.dumps({**names, "<pad>": count}), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "MarianTokenizer", "source_lang": "fr", "target_lang": "en"}), encoding="utf-8"
    )
    torch.manual_seed(seed)
    config = MarianConfig(
        vocab_size=count + 1,
        d_model=32,
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=256,
        pad_token_id=count,
        eos_token_id=0,
        decoder_start_token_id=count,
        bos_token_id=None,
        forced_eos_token_id=None,
        activation_function="relu",
        init_std=0.4,  # peaked distributions: no ties that rounding could turn
        scale_embedding=True,
        static_position_embeddings=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
    )
    model = MarianMTModel(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if weights.dim() == 2 and "embed" not in name and "shared" not in name:
                torch.nn.init.xavier_uniform_(weights, gain=2.0)
        model.get_input_embeddings().weight[count].zero_()
    model.generation_config = GenerationConfig(
        pad_token_id=count, eos_token_id=0, decoder_start_token_id=count, bad_words_ids=[[count]]
    )
    model.save_pretrained(folder)
    convert(folder, folder / "ct2", "float32")
    return folder
