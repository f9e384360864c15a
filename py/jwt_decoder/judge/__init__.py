"""What is to be thought of a token: the five lines of its verdict, its times, and the truth in two or three sentences.

One module for each question, to be imported by its name: most have a function of the same name.
"""
