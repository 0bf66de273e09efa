"""Which translation models there are, where they lie, and how they get there.

``registry`` reads models.yaml, ``store`` knows what is installed, ``hub`` downloads, ``conversion`` makes the int8
copy for CTranslate2. Nothing here is downloaded unless `hub.pull` is called.
"""
