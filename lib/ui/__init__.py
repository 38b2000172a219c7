"""What the reader sees and sets: navigation, filters, cards. Streamlit lives here."""
